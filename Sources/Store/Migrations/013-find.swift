extension Schema {
    /// One box, one contract, one customer are answered without reading the whole register.
    static let find = """
        CREATE INDEX pointByCASN ON point (provider, casn);
        CREATE INDEX pointByMAC ON point (provider, mac);
        CREATE INDEX pointBySerial ON point (provider, serial);
        CREATE INDEX pointByPatrimony ON point (provider, patrimony);
        CREATE INDEX deviceByCASN ON device (provider, casn);
        CREATE INDEX deviceByMAC ON device (provider, mac);
        CREATE INDEX deviceBySerial ON device (provider, serial);
        CREATE INDEX accountByAccount ON account (provider, account);
        CREATE INDEX setTopBoxBySmartcard ON setTopBox (provider, smartcard);
        CREATE INDEX subscriberByDocument ON subscriber (provider, document);
        CREATE INDEX findingByContract ON finding (provider, contract);
        CREATE INDEX findingByBox ON finding (provider, box);
        """
}
