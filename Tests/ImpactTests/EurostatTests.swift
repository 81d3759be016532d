import Deliberation
import Testing

@testable import Indicators

/// Tables as Eurostat publishes them.
@Suite struct EurostatTests {
    private func table(_ text: String) throws -> EurostatTable {
        try EurostatTable(Array(text.utf8), file: "table")
    }

    private let sdmx = """
        DATAFLOW,LAST UPDATE,freq,unit,sex,age,citizen,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
        ESTAT:LFSA_ERGAN(1.0),12/09/25 23:00:00,A,PC,T,Y20-64,NAT,RO,2023,68.7,
        ESTAT:LFSA_ERGAN(1.0),12/09/25 23:00:00,A,PC,T,Y20-64,NEU27_2020_FOR,RO,2023,61.2,bu
        ESTAT:LFSA_ERGAN(1.0),12/09/25 23:00:00,A,PC,T,Y20-64,NEU27_2020_FOR,RO,2024,,u
        """

    private let tabbed = """
        freq,unit,sex,age,citizen,geo\\TIME_PERIOD\t2022 \t2023 \t2024
        A,PC,T,Y20-64,NAT,EL\t66.3 \t67.4 b\t69.3 p
        A,PC,T,Y20-64,NEU27_2020_FOR,EL\t: \t58.1 bu\t: u
        """

    @Test func `the comma form keeps values, gaps and flags`() throws {
        let read = try table(sdmx)

        #expect(read.dataset == "lfsa_ergan")
        #expect(read.observations.map(\.value) == [68.7, 61.2, nil])
        #expect(read.observations.map(\.flags) == ["", "bu", "u"])
        #expect(read.observations.map(\.area) == ["RO", "RO", "RO"])
        #expect(read.observations[1].dimensions["citizen"] == "NEU27_2020_FOR")
        #expect(read.observations[1].dimensions["geo"] == nil)
    }

    @Test func `the tabbed form keeps values, gaps and flags`() throws {
        let read = try table(tabbed)

        #expect(read.observations.count == 6)
        #expect(read.observations.map(\.value) == [66.3, 67.4, 69.3, nil, 58.1, nil])
        #expect(read.observations.map(\.flags) == ["", "b", "p", "", "bu", "u"])
        #expect(read.observations.map(\.period) == ["2022", "2023", "2024", "2022", "2023", "2024"])
        #expect(read.observations[5].line == 3)
    }

    @Test func `line ends of other systems and quarters are read, too`() throws {
        let read = try table("freq,geo\\TIME_PERIOD\t2024-Q1 \t2024-Q2 \r\nQ,PL\t5 \t6 e\r\n")

        #expect(read.observations.map(\.period) == ["2024-Q1", "2024-Q2"])
        #expect(read.observations.map(\.value) == [5, 6])
    }

    @Test(arguments: [
        ("freq,sex,TIME_PERIOD,OBS_VALUE\nA,T,2023,5\n", 1, "geo"),
        ("freq,geo,TIME_PERIOD,OBS_VALUE\nA,RO,2023,five\n", 2, "OBS_VALUE"),
        ("freq,geo,TIME_PERIOD,OBS_VALUE\nA,RO,soon,5\n", 2, "TIME_PERIOD"),
        ("freq,sex\\TIME_PERIOD\t2023\nA,T\t5\n", 1, "geo"),
        ("freq,geo\\TIME_PERIOD\t2023\nA,RO\t5\nA,PL\tx\n", 3, "2023"),
    ])
    func `what cannot be read is named by line and field`(text: String, line: Int, field: String) {
        #expect {
            try table(text)
        } throws: { error in
            let input = error as? InputError
            return input?.line == line && input?.field == field
        }
    }

    @Test func `a row with too few values is named`() {
        #expect(throws: InputError.self) { try table("freq,geo\\TIME_PERIOD\t2022\t2023\nA,RO\t5\n") }
    }
}
