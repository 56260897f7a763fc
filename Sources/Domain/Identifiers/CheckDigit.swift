/// The modulo-11 check digit of CNPJ, CPF and access keys.
enum CheckDigit {
    /// Digit for `characters`, weights 2… from the right, cycling after `highestWeight`.
    /// A character's value is its ASCII code minus 48, which gives A = 17 … Z = 42 (NT Conjunta 2025.001).
    static func modulo11(_ characters: some BidirectionalCollection<UInt8>, highestWeight: Int = 9) -> UInt8 {
        var sum = 0
        var weight = 2
        for byte in characters.reversed() {
            sum += (Int(byte) - 48) * weight
            weight = weight == highestWeight ? 2 : weight + 1
        }
        let remainder = sum % 11
        return UInt8(ascii: "0") + UInt8(remainder < 2 ? 0 : 11 - remainder)
    }
}
