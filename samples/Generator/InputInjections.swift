/// Q01–Q09: what is wrong with the files themselves. Their names are small: leaving one out changes the documents too.
extension InjectionPlanner {
    func planFiles() {
        add("Q05-locations-1", "Q05", "-", .today, "a place that is an outlet's in one row and a store in another") {
            $0.placesTwice.append("Viatura 09")
            $0.declare("Q05", "-", "locations")
        }
        add("K10-maxitv-1", "K10", "maxitv", .today, "two exports of Maxi TV's packages of one day differ") {
            $0.secondExportDearer = 50
            $0.declare("K10", "maxitv", "catalogue-packages 0007")
        }
        add("q01-mcr", "Q01", "mcr", .today, "MCR sent no list of packages today") {
            $0.withheldTables.insert("mcr catalogue-packages")
            $0.declare("Q01", "mcr", "catalogue-packages")
        }
        add("q02-deezer", "Q02", "deezer", .today, "Deezer's list of packages lost its last line") {
            $0.unprovedTables.insert("deezer catalogue-packages")
            $0.declare("Q02", "deezer", "catalogue-packages")
        }
        add("q03-erp", "Q03", "-", .today, "the ERP's export of customers lacks the last forty") {
            $0.subscribersLeftOut = 40
            $0.declare("Q03", "-", "subscribers")
        }
        add("q04-erp", "Q04", "-", .today, "a price that is no number") {
            $0.badPrices.append(["BN-TEL", "01/01/2027", "doze reais", ""])
            $0.declare("Q04", "-", "prices")
        }
        add("q06-boxes", "Q06", "-", .today, "a box whose CASN a spreadsheet turned into a power of ten") {
            $0.badBoxes.append("1,23E+15")
            $0.declare("Q06", "-", "stb-import")
        }
        add("q07-erp", "Q07", "-", .today, "a holiday of an unknown scope") {
            $0.badHolidays.append(["24/06/2027", "São João", "bairro"])
            $0.declare("Q07", "-", "holidays")
        }
        add("q08-neotv", "Q08", "neotv", .today, "NEO TV sent nothing today") {
            $0.withheldTables.formUnion(["neotv accounts", "neotv entitlements", "neotv catalogue-packages"])
            $0.declare("Q08", "neotv", "neotv")
        }
        add("q09-erp", "Q09", "-", .today, "a price that ends before it begins") {
            $0.badPrices.append(["BN-PRE", "01/03/2027", "31,90", "01/02/2027"])
            $0.declare("Q09", "-", "prices")
        }
    }
}
