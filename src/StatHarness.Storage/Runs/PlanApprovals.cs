using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>A plan that somebody looked at and approved.</summary>
/// <param name="Plan">Digest of the bytes of the plan's file.</param>
public sealed record PlanApproval(Digest Plan, Digest RunFingerprint, string ApprovedBy, DateTimeOffset ApprovedAt);

/// <summary>Approved plans by the digest of their file: one byte changed, and the approval does not hold.</summary>
public sealed class PlanApprovals
{
    private readonly StateDatabase _state;

    internal PlanApprovals(StateDatabase state) => _state = state;

    /// <returns>The approval that holds: the first one.</returns>
    public PlanApproval Approve(Digest plan, Digest runFingerprint, string by)
    {
        _state.Write(sql =>
        {
            var now = _state.Time.GetUtcNow();
            var isNew = sql.Execute("INSERT OR IGNORE INTO plan_approvals (plan_sha256, run_fingerprint, approved_by, approved_at) VALUES (?1, ?2, ?3, ?4)",
                plan.ToString(), runFingerprint.ToString(), by, Statements.Stamp(now)) > 0;
            if (isNew) sql.Event(now, "plan_approved", plan.ToString());
            return isNew;
        });
        return Find(plan)!;
    }

    public PlanApproval? Find(Digest plan) => _state.Read(sql => sql.Query(
        "SELECT run_fingerprint, approved_by, approved_at FROM plan_approvals WHERE plan_sha256 = ?1",
        row => new PlanApproval(plan, Digest.Parse(row.GetString(0)), row.GetString(1), Statements.At(row.GetString(2))), plan.ToString()).FirstOrDefault());
}
