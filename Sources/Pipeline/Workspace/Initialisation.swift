internal import Platforms
internal import Watching

/// Makes a workspace: folders with a README each, the configuration, the platform profiles.
public struct Initialisation: Sendable {
    /// The folder.
    public var root: String
    /// The configuration to write: a file given by the operator, checked, or made from name and CNPJ.
    public var configuration: String

    /// A workspace in `root` with this configuration text.
    public init(root: String, configuration: String) {
        self.root = root
        self.configuration = configuration
    }

    /// The configuration of a new provider: the choices that have no default stand there to be seen.
    public static func configurationText(name: String, cnpj: String) -> String {
        """
        # Sintonia. Every key has a default but `provider` and `billing.proration`; an unknown key is an error.
        # Cada chave tem um padrão, menos `provider` e `billing.proration`; chave desconhecida é erro.
        provider:
          name: "\(name)"
          cnpj: ["\(cnpj)"]        # branches count by root / filiais contam pela raiz
        language: pt-BR            # or en
        timeZone: America/Sao_Paulo
        nightly: "03:00"
        csv: excel-br              # or rfc4180
        billing:
          proration: full          # | proportional (name a convention / com convention) | free-until-next
          # convention: actual-days-end-exclusive   # | actual-days-end-inclusive | actual-over-30 | strict-30-360 | commercial-30-exclusive
          period: current          # | previous | next
          cycle: calendar          # | due-day
          blocked: full            # | { percentage: 50 } | none
          dueDate: postpone        # | anticipate | keep
        nfe:
          checks: {}               # reject | review | accept, e.g. unsigned: reject
          cost: []                 # beside the product / além do produto: discount, freight, insurance, other, ipi, st
        platforms:                 # a profile of your own / um perfil próprio: { profile: platforms/beenius.json }
          beenius: {}
          cdntv: {}
          ion: {}
          neotv: {}
          mcr: {}
          deezer: {}
          maxitv: {}
        intake:
          settleSeconds: 1         # a file that did not change for so long is taken as whole

        """
    }

    /// Makes what is missing. A folder that has a configuration already is refused.
    public func make() throws {
        let workspace = Workspace(root: root)
        let files = LocalFiles()
        if (try? files.look(at: workspace.configuration)) != nil { throw WorkspaceFault.exists(path: root) }
        do {
            _ = try Configuration(yaml: configuration, file: workspace.configuration)
        } catch {
            throw WorkspaceFault.configuration(error)
        }
        do {
            for folder in workspace.folders { try files.makeFolder(folder) }
            for child in ["nfe", "stb", "erp", "orders"] { try files.makeFolder(workspace.inbox + "/" + child) }
            for (folder, text) in Self.readmes {
                let path = root + "/" + folder + "/README.md"
                if (try? files.look(at: path)) == nil { try files.write(Array(text.utf8), to: path) }
            }
            for profile in ShippedProfiles.texts {
                let path = workspace.platforms + "/" + profile.name
                if (try? files.look(at: path)) == nil { try files.write(profile.bytes, to: path) }
            }
            try files.write(Array(configuration.utf8), to: workspace.configuration)
            for folder in workspace.folders { try files.syncFolder(folder) }
            try files.syncFolder(root)
        } catch let fault as FileFault {
            throw WorkspaceFault.files(fault)
        }
    }

    private static let readmes: [(folder: String, text: String)] = [
        (
            "inbox",
            """
            # inbox

            Drop files here; nothing is ever deleted. / Solte os arquivos aqui; nada é apagado.
            Sub-folders are hints / subpastas são dicas: `nfe`, `stb`, `erp`, `orders`, `<platform>`.
            Left alone / ignorados: README.md, names beginning with `.` or `~`, `*.part`, `*.tmp`, `*.crdownload`.

            """
        ),
        (
            "work",
            """
            # work

            Files between their claim and their end. Do not touch. / Arquivos em andamento. Não mexa.

            """
        ),
        (
            "archive",
            """
            # archive

            What was applied, byte for byte. / O que foi aplicado, byte por byte.

            """
        ),
        (
            "quarantine",
            """
            # quarantine

            What waits for a person: each folder has the file and its `reason.json`.
            O que espera uma pessoa: cada pasta tem o arquivo e o motivo em `reason.json`.

            """
        ),
        (
            "outbox",
            """
            # outbox

            Open / abra `latest/summary.html`. `manifest.json` is written last: where it stands, the folder is whole.

            """
        ),
        (
            "platforms",
            """
            # platforms

            One JSON profile a platform: copies of those in the program. A copy counts once `sintonia.yaml` names it:
            `platforms: { beenius: { profile: platforms/beenius.json } }`. `sintonia platforms check` tells what is wrong.
            Um perfil JSON por plataforma: cópias dos que vêm no programa. Uma cópia vale quando `sintonia.yaml` a
            nomeia, como acima. `sintonia platforms check` diz o que está errado.

            """
        ),
    ]
}
