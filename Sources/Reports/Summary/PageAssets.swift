/// What the page carries of its own: style and script, and the policy that lets a browser run these and nothing else.
/// The two hashes are those of the two files; a test compares them, and its failure says the right ones.
enum PageAssets {
    static let styleHash = "KnZNx4V/Wjh18VLJ/eqy37Byx+VBCt+NEIW98yatv8I="
    static let scriptHash = "8jXwFEJG8lx266lbkpZKV+4ACpNEr94TMnnnvcIergM="

    static let style = String(decoding: PackageResources.summary_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.summary_js, as: UTF8.self)

    static let policy =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; script-src 'sha256-\(scriptHash)'; base-uri 'none'; form-action 'none'"
}
