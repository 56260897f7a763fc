extension Schema {
    /// What gave back all of a group used to stop its charges by its amount. Now it does so by its kind: a credit for
    /// goodwill may be as large. What was decided before keeps its effect.
    static let reversals = """
        UPDATE billingEvent SET kind = 'reversal'
        WHERE isDecision = 1 AND kind = 'credit' AND state IN ('pending', 'processed')
            AND (
                SELECT sum(amountCents) FROM billingEvent AS made
                WHERE made.provider = billingEvent.provider AND made.contract = billingEvent.contract
                    AND made.package = billingEvent.package AND made.point = billingEvent.point
                    AND made.competence = billingEvent.competence
                    AND made.isDecision = 0 AND made.state = 'processed'
            ) > 0
            AND (
                SELECT sum(amountCents) FROM billingEvent AS live
                WHERE live.provider = billingEvent.provider AND live.contract = billingEvent.contract
                    AND live.package = billingEvent.package AND live.point = billingEvent.point
                    AND live.competence = billingEvent.competence
                    AND (live.state = 'processed' OR live.isDecision = 1 AND live.state = 'pending')
            ) <= 0;
        """
}
