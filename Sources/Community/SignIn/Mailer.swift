import CMail
import Dispatch
import Foundation
import Kernel
import Logging
import Storage

/// Sends what stands in the outbox, through one SMTP relay.
public struct Mailer: Sendable {
    public let relay: Relay
    let house: House
    let log: Logger

    /// Where mail goes.
    public struct Relay: Sendable {
        /// smtp://host:port or smtps://host:port, without user and password.
        public let url: String
        public let user: String?
        public let password: String?
        public let sender: String
        public let requiresTLS: Bool

        public init(url: String, user: String?, password: String?, sender: String, requiresTLS: Bool) {
            self.url = url
            self.user = user
            self.password = password
            self.sender = sender
            self.requiresTLS = requiresTLS
        }
    }

    public init(relay: Relay, house: House, log: Logger) {
        self.relay = relay
        self.house = house
        self.log = log
    }

    /// One round: claims what is due, sends it, keeps what the relay refused for later.
    public func sendDue() async throws {
        let now = house.now()
        let mails = try await house.database.write { s in
            try Outbox.claim(20, lease: .minutes(5), now: now, in: s)
        }
        for mail in mails {
            let failure = await send(mail, at: now)
            try await house.database.write { s in
                if let failure {
                    try Outbox.postpone(mail.id, failure: failure, now: now, in: s)
                } else {
                    try Outbox.finish(mail.id, now: now, in: s)
                }
            }
            if let failure { log.warning("mail was not sent", metadata: ["mail": "\(mail.id)", "why": "\(failure)"]) }
        }
    }

    /// Nil when the relay took the message, else why not.
    private func send(_ mail: Outbox.Mail, at now: Moment) async -> String? {
        let message = MailMessage(mail, sender: relay.sender, at: now).text
        return await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { [relay] in
                var error = [CChar](repeating: 0, count: 256)
                let code = citizentime_send_mail(
                    relay.url, relay.user, relay.password, relay.requiresTLS ? 1 : 0, "<\(relay.sender)>",
                    "<\(mail.recipient)>", message, message.utf8.count, 20_000, &error)
                let reason = String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                continuation.resume(returning: code == 0 ? nil : reason)
            }
        }
    }
}

/// A message as it travels.
///
/// Source: RFC 5322; RFC 2047 for the subject; RFC 2045 and 2046 for body and files; RFC 8058 for ending such mail.
struct MailMessage {
    let text: String

    init(_ mail: Outbox.Mail, sender: String, at now: Moment) {
        let domain = sender.split(separator: "@").last ?? "localhost"
        var headers = [
            "From: Citizen Time <\(sender)>",
            "To: <\(mail.recipient)>",
            "Subject: =?UTF-8?B?\(Data(mail.subject.utf8).base64EncodedString())?=",
            "Date: \(Self.date(now))",
            "Message-ID: <\(mail.id)@\(domain)>",
            "Content-Language: \(mail.language.code)",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
        ]
        if let unsubscribe = mail.unsubscribe {
            headers.append("List-Unsubscribe: <\(unsubscribe)>")
            headers.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        }
        let body = Self.part("text/plain; charset=utf-8", Data(mail.body.utf8))
        guard !mail.attachments.isEmpty else {
            text = headers.joined(separator: "\r\n") + "\r\n" + body
            return
        }
        let boundary = "citizentime-\(mail.id)"
        let files = mail.attachments.map { file in
            Self.part(
                file.type, Data(file.bytes), extra: "Content-Disposition: attachment; filename=\"\(file.name)\"\r\n")
        }
        headers.append("Content-Type: multipart/mixed; boundary=\"\(boundary)\"")
        let parts = ([body] + files).map { "--\(boundary)\r\n\($0)" }.joined()
        text = headers.joined(separator: "\r\n") + "\r\n\r\n" + parts + "--\(boundary)--\r\n"
    }

    private static func part(_ type: String, _ content: Data, extra: String = "") -> String {
        let encoded = content.base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\(extra)\r\n\(encoded)\r\n"
    }

    private static func date(_ moment: Moment) -> String {
        let day = CalendarDay(moment)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let seconds = moment.milliseconds / 1000 % 86_400
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return "\(day.day) \(months[day.month - 1]) \(day.year) \(time) +0000"
    }
}
