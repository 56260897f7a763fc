extension SignatureEvidence {
    /// What the signature of a note makes of it; `nil` where nothing is in its way. The digest that the authority
    /// confirmed must be that of the signature. Source: domain fact sheet of the NF-e, §5.
    func judgement(of note: FiscalNote, by checks: NoteChecks, key: AccessKey) -> FiscalJudgement? {
        if let doubt = doubt(author: note.issuer.id, at: note.heading.issuedAt, checks, key: key) { return doubt }
        if let authorisation = note.authorisation, !authorisation.digest.isEmpty, result != .absent,
            authorisation.digest != note.digest
        {
            return checks.judgement(.protocolDigestMismatch, key: key)
        }
        return nil
    }

    /// What the signature of an event makes of it.
    func judgement(of event: FiscalEvent, by checks: NoteChecks, key: AccessKey) -> FiscalJudgement? {
        // Whoever lets unsigned notes pass has not said that anybody may cancel them.
        if result == .absent, checks.policy(.unsigned) == .accept {
            return event.effect == .none ? nil : FiscalJudgement(.review, .unsigned, key: key)
        }
        return doubt(author: event.author, at: event.at, checks, key: key)
    }

    /// Absent, invalid, another's, untrusted, expired: in this order.
    private func doubt(
        author: String, at moment: String, _ checks: NoteChecks, key: AccessKey
    ) -> FiscalJudgement? {
        switch (result, fault) {
        case (.absent, _): return checks.judgement(.unsigned, key: key)
        case (.invalid, .digest): if let doubt = checks.judgement(.digestMismatch, key: key) { return doubt }
        case (.invalid, _): if let doubt = checks.judgement(.signatureInvalid, key: key) { return doubt }
        case (.valid, _), (.validAfterWhitespaceRemoval, _): break
        }
        if !isOf(author), let doubt = checks.judgement(.certificateMismatch, key: key) { return doubt }
        if isTrusted == false, let doubt = checks.judgement(.certificateUntrusted, key: key) { return doubt }
        return isWithinValidity(at: moment) ? nil : checks.judgement(.certificateExpired, key: key)
    }

    /// A company's certificate serves all its branches: the first eight characters decide. A person's number is
    /// compared whole.
    private func isOf(_ author: String) -> Bool {
        guard !holder.isEmpty else { return false }
        return author.utf8.count == 14 && holder.utf8.count == 14
            ? author.prefix(8) == holder.prefix(8) : author == holder
    }

    /// Valid when the document was issued; that it has expired since is normal.
    private func isWithinValidity(at text: String) -> Bool {
        guard let from = validFrom, let until = validUntil, let moment = Instant(text)?.seconds else { return false }
        return (from...max(from, until)).contains(moment)
    }
}
