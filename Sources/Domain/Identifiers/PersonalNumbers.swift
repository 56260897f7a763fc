extension String {
    /// This text with every CPF in it masked, written with or without punctuation: what a report may show of a value
    /// or a name that came from outside.
    public var maskingPersonalNumbers: String {
        var characters = Array(self)
        var index = 0
        while index < characters.count {
            guard characters[index].isASCII, characters[index].isNumber else {
                index += 1
                continue
            }
            var end = index
            while end < characters.count, characters[end].isASCII,
                characters[end].isNumber || characters[end] == "." || characters[end] == "-"
            {
                end += 1
            }
            while end > index, !characters[end - 1].isNumber { end -= 1 }
            if let cpf = try? CPF(String(characters[index..<end])) {
                let masked = Array(cpf.masked)
                characters.replaceSubrange(index..<end, with: masked)
                end = index + masked.count
            }
            index = max(end, index + 1)
        }
        return String(characters)
    }
}
