internal import Foundation

/// The SOAP door: namespace `API`, rpc/encoded, three operations.
enum MinistraSoap {
    private static let envelope = "http://schemas.xmlsoap.org/soap/envelope/"

    /// The operation in the body, if it is one of ours: its name, and its arguments at whatever depth.
    private static func operation(_ request: WireRequest) -> (name: String, call: XMLTree)? {
        guard let root = XMLTree(request.body), root.name == "Envelope", root.space == envelope,
            let body = root.children.first(where: { $0.name == "Body" && $0.space == envelope }),
            let call = body.children.first, call.space == "API"
        else { return nil }
        return (call.name, call)
    }

    static func change(in request: WireRequest) -> ChangeName? {
        guard let (name, call) = operation(request), ["CreateAccount", "UpdateAccount"].contains(name) else {
            return nil
        }
        return ChangeName(method: "SOAP \(name)", target: call.text(of: "login") ?? "")
    }

    static func answer(_ request: WireRequest, _ world: inout WorldState) -> Outcome {
        guard let (name, call) = operation(request) else { return Outcome(fault("Bad request")) }
        let login = call.text(of: "login") ?? ""
        switch name {
        case "CreateAccount":
            let refusal = MinistraContract.create(
                login: login, status: call.text(of: "status") ?? "1", name: call.text(of: "full_name") ?? "",
                reference: call.text(of: "account_number"), mac: call.text(of: "stb_mac") ?? "", &world)
            return Outcome(reply(name, truth(refusal == nil)), tookEffect: refusal == nil)
        case "UpdateAccount":
            guard let account = world.account(login: login) else { return Outcome(fault("Account not found")) }
            let status = call.text(of: "status")
            let isSound = ["0", "1"].contains(status ?? "1")
            let outcome = MinistraContract.update(account, status: status, name: call.text(of: "full_name"), &world)
            return Outcome(reply(name, truth(isSound)), tookEffect: outcome.tookEffect)
        case "GetAccountInfo":
            guard let account = world.account(login: login) else { return Outcome(fault("Account not found")) }
            let fields =
                field("login", "string", account.login) + field("status", "int", account.status)
                + field("tariff_plan", "string", "1")
            return Outcome(reply(name, "<return xsi:type=\"ns1:AccountInfo\">\(fields)</return>"))
        default: return Outcome(fault("Procedure '\(name)' not present"))
        }
    }

    // MARK: Replies

    static func truth(_ value: Bool) -> String { field("return", "boolean", value ? "true" : "false") }

    private static func field(_ name: String, _ type: String, _ value: String) -> String {
        "<\(name) xsi:type=\"xsd:\(type)\">\(escaped(value))</\(name)>"
    }

    static func reply(_ operation: String, _ content: String) -> WireAnswer {
        wrapped("<ns1:\(operation)Response>\(content)</ns1:\(operation)Response>", status: 200)
    }

    static func fault(_ words: String, status: Int = 500) -> WireAnswer {
        wrapped(
            "<SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode><faultstring>\(escaped(words))</faultstring>"
                + "</SOAP-ENV:Fault>", status: status)
    }

    private static func wrapped(_ content: String, status: Int) -> WireAnswer {
        WireAnswer(
            status: status, type: "text/xml; charset=utf-8",
            text: """
                <?xml version="1.0" encoding="UTF-8"?>
                <SOAP-ENV:Envelope xmlns:SOAP-ENV="\(envelope)" xmlns:ns1="API" \
                xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
                xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" \
                SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><SOAP-ENV:Body>\(content)\
                </SOAP-ENV:Body></SOAP-ENV:Envelope>

                """)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
