extension Expectation {
    /// The proof that none of `codes` (platform codes) is due to `contract` on `platform`. A row that
    /// ended is no proof by itself, for the row that renews it may be the very one that a cut file lacks: it takes the
    /// complete snapshots delivered; a row that vanished, those without it.
    /// What the rows name must be there too: where the plan or a package is silent, so is the conclusion. No code at
    /// all is no proof: then the silence of the contracted packages is what it rests on.
    func proof(
        thatNotDue codes: Set<PackageID>, to contract: Contract, on platform: PlatformID, evidence: Evidence
    ) -> AbsenceProof {
        let never = evidence.proof(.contractPackages)
        let rows = rows(of: contract.id).filter { packages[$0.record.package]?.record.platform == platform }
        let references = proofOfReferences(contract, on: platform, evidence: evidence)
        guard !codes.isEmpty else { return min(references, never, proofOfVanishing(rows)) }
        return codes.reduce(references) { proof, code in
            let own = rows.filter { packages[$0.record.package]?.record.platformPackage == code }
            return min(proof, proofOfEnd(own, never: never))
        }
    }

    private func proofOfEnd(_ rows: [Sighted<ContractPackage>], never: AbsenceProof) -> AbsenceProof {
        // A period that was over before it vanished leaves no doubt.
        min(never, proofOfVanishing(rows.filter { !$0.record.hasEnded(on: date) }))
    }

    private func proofOfVanishing(_ rows: [Sighted<ContractPackage>]) -> AbsenceProof {
        rows.lazy.filter { !$0.isPresent }.map { AbsenceProof(completeSnapshots: $0.absences) }.min() ?? .notNeeded
    }

    private func proofOfReferences(
        _ contract: Contract, on platform: PlatformID, evidence: Evidence
    ) -> AbsenceProof {
        guard let plan = plans[contract.plan] else { return evidence.proof(.plans) }
        guard plan.isPresent else { return AbsenceProof(completeSnapshots: plan.absences) }
        var named = rows(of: contract.id).filter { $0.isPresent && $0.record.holds(on: date) }.map(\.record.package)
        if plan.record.allowsTV, let package = plan.record.defaultPackage { named.append(package) }
        return named.reduce(.notNeeded) { proof, id in
            guard let package = packages[id] else { return min(proof, evidence.proof(.packages)) }
            guard !package.isPresent, package.record.platform == platform else { return proof }
            return min(proof, AbsenceProof(completeSnapshots: package.absences))
        }
    }
}

extension ContractPackage {
    /// Whether its last day lies before `date`.
    func hasEnded(on date: BusinessDate) -> Bool { endsOn.map { $0 <= date } ?? false }
}
