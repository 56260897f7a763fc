/// The files of the sample that are not data.
enum Texts {
    static let config = """
        # The provider of the sample day.
        provider: { name: TV Cabo Exemplo, cnpj: ["11222333000181"], state: SP, city: "3550308" }
        language: pt-BR
        timeZone: America/Sao_Paulo
        billing:
          proration: full
        # An outlet beyond those of the plan costs so much a month, and a box of a model that was never bought so much.
        costs: { point: 9.90, replacement: { STB-3900: 149.90 } }
        # Orders are typed into the ERP on the day on which they are taken: the export of that night must have them.
        orders: { graceDays: 0 }
        platforms:
          beenius: {}
          cdntv: {}
          ion: {}
          deezer: {}
          neotv: {}
          mcr: {}
          maxitv: {}

        """

    static let readme = """
        # A sample day

        One small, complete day of a provider, *TV Cabo Exemplo*, with all seven platforms (`beenius`, `cdntv`, `ion`,
        `deezer`; a few customers of `neotv`, `mcr` and `maxitv`), 300 contracts and 400 imported boxes, on two days:

        - `yesterday/`: what was dropped into the inbox on 2026-11-21. Run it first (`--as-of 2026-11-21`): a removal
          needs absence in two complete snapshots, and a difference is only persistent if it was there before. Then the
          clerk of that day bills the 25th (`billing save` and `process --as-of 2026-11-21 --due 2026-11-25`): without
          it nothing can be said about charges (A13, A14, A15).
        - `today/`: what was dropped on 2026-11-22, with the fiscal notes, a zip, files that must be refused, and the
          registers beside both sides, each in another dress: the import of boxes as a spreadsheet with a title above its
          header, purchases without XML as NDJSON, orders (one of them refused), locations, a price list, local
          holidays, a supplier map, a platform's invoice, what the ERP's standard billing says that it consumed, and a second
          export of one table.
        - `sintonia.yaml`: the configuration of its workspace.
        - `expected.json`: what the run of today must come to: differences by class and platform, documents by
          disposition, units, boxes, and the billing due on 2026-12-10. `sampleday check expected.json summary.json`
          compares a run with it, money too: the generator prices every class by arithmetic of its own. K04 is not
          among the classes: PINs are never kept, so that two of them cannot differ.

        Every difference was put in on purpose, one by one: `sampleday injections` lists them, and
        `sampleday write DIR --without ID` makes the same day without one of them. Leaving one out changes exactly one
        count, of a class and platform or, for a bad file, of a disposition. `--without all` makes two days on which
        the sides agree. Column names, orders of rows, encodings and dialects vary, as exports do; every snapshot but two is
        proved complete by a trailer row or a sidecar.

        One table of each platform comes in a form of the platform's own, which its profile (`platforms/`) reads:
        `beenius` devices, `cdntv` and `ion` entitlements, `deezer` accounts as delimited text; `neotv` and `mcr` accounts
        as JSON; `maxitv` accounts as XML. **No real export of any of these platforms is known: the forms are
        synthetic, an assumption.** The other tables are canonical.

        ## Origin and licence

        - Channel **names** and ids: line-ups of Brazilian operators from iptv-org/epg (Unlicense). The channel
          **numbers, families, packages and prices are synthetic**: no operator's line-up looks like this.
        - NF-e documents (`*.xml`, and those inside `notas-novembro.zip`): CC0-1.0, invented, really signed with a
          throw-away test PKI (see `Tests/Fixtures/README.md`). They authorise nothing.
        - Everything else is synthetic and made by the generator in this folder from a fixed seed: provider,
          subscribers, contracts, boxes, accounts, PINs. CPFs and CNPJs have valid check digits and were drawn by
          lot; e-mail addresses are in reserved domains. Any likeness to somebody is chance. All of it: CC0-1.0.
        - The Beenius PINs are eight digits that begin with 73, so that one can look for a leak in the outbox.

        ## How it is made

            swift run sampleday write samples

        The same seed gives the same bytes. Do not edit the files by hand: change the generator.

        """
}
