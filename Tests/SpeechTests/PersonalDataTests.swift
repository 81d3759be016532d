import Testing

@testable import Speech

struct PersonalDataTests {
    private func found(_ text: String) -> [String] {
        PersonalData.find(in: text).map { "\($0.kind.rawValue): \(text[$0.range])" }
    }

    @Test(arguments: [
        ("Scrie-mi la ana.pop+1@example.org.", "email: ana.pop+1@example.org"),
        ("Sunați la 0721 234 567, vă rog", "phone: 0721 234 567"),
        ("(021) 312 45 67 dimineața", "phone: 021) 312 45 67"),
        ("Πάρε με στο +30 697 123 4567!", "phone: +30 697 123 4567"),
        ("zadzwoń: 601 234 567", "phone: 601 234 567"),
        ("اتصل بي على ٠٧٢١٢٣٤٥٦٧ اليوم", "phone: ٠٧٢١٢٣٤٥٦٧"),
        ("Call 00356 7912 3456 after six", "phone: 00356 7912 3456"),
        ("il mio codice è RSSMRA85T10A562S", "identityNumber: RSSMRA85T10A562S"),
        ("DNI 12345678Z", "identityNumber: 12345678Z"),
        ("NIE X-1234567-L", "identityNumber: X-1234567-L"),
        ("CNP 1800101221144", "identityNumber: 1800101221144"),
        ("PESEL 44051401359", "identityNumber: 44051401359"),
        ("my card 123487M", "identityNumber: 123487M"),
        ("IBAN: RO49 AAAA 1B31 0075 9384 0000, mersi", "bankAccount: RO49 AAAA 1B31 0075 9384 0000"),
        ("MT84MALT011000012345MTLCAST001S", "bankAccount: MT84MALT011000012345MTLCAST001S"),
        ("stau pe Strada Mihai Viteazul nr. 14", "address: Strada Mihai Viteazul nr. 14"),
        ("mieszka na ul. Długa 7b", "address: ul. Długa 7b"),
        ("η Οδός Ερμού 25 είναι", "address: Οδός Ερμού 25"),
        ("he lives at 12 Green Park Road now", "address: 12 Green Park Road"),
        ("أسكن في شارع الحرية رقم 12", "address: شارع الحرية رقم 12"),
        ("sie wohnt Lindenstraße 12", "address: Lindenstraße 12"),
    ])
    func `what identifies a person is found where it stands`(text: String, finding: String) {
        #expect(found(text) == [finding])
    }

    @Test(arguments: [
        "In 2015 came 1,000,000 people, in 2016 half as many.", "Bugetul este de 600 000 000 lei.",
        "It costs 215 000 000 €.", "Întâlnirea e pe 12.03.2026 la 18:30.", "Regulation (EU) 2021/1057 of 24 June",
        "The years 2021-2027", "CNP 1800101221145 has a wrong last digit", "RO49 AAAA 1B31 0075 9384 0001",
        "Strada noastră are 3 gropi", "On our street 12 people work.", "The road to work", "@ the square", "a@b",
        "La calle es de todos, 24 horas", "شارع الحرية جميل وفيه 12 شجرة", "", "12345678A", "RSSMRA85T10A562T",
    ])
    func `amounts, dates, laws and numbers with a wrong check digit are none`(text: String) {
        #expect(found(text).isEmpty)
    }

    @Test
    func `several findings come in the order of the text`() {
        let text = "ana@example.org, 0721234567, Strada Lungă 3, ana@example.org"

        #expect(PersonalData.find(in: text).map(\.kind) == [.email, .phone, .address, .email])
    }
}
