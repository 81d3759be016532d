import Kernel
import Web

/// The address with which a teller takes a story back without an account: whoever has it may.
///
/// It is derived from the key of the server, so it stands on the sheet before consent is given, and can be shown again.
enum WithdrawalLink {
    static func link(_ id: StoryID, _ secrets: Secrets) -> Link {
        StoryRoutes.withdrawal.link(id, token(id, secrets))
    }

    static func holds(_ token: String, _ id: StoryID, _ secrets: Secrets) -> Bool {
        secrets.equal(token, self.token(id, secrets))
    }

    private static func token(_ id: StoryID, _ secrets: Secrets) -> String {
        // Half of the digits are 128 bits: enough, and a code that prints well.
        String(secrets.sign("story withdrawal", Array(id.description.utf8)).prefix(32))
    }
}
