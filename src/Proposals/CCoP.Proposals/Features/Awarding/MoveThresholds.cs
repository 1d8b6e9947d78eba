using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

internal static class MoveThresholds
{
    public static async Task<MoveThreshold> MoveThresholdAsync(this ProposalsDb db, Award award, CancellationToken ct)
    {
        var stated = await db.Proposals
            .Where(proposal => proposal.Id == award.ProposalId)
            .Join(db.Rounds, proposal => proposal.RoundId, round => round.Id, (_, round) => round.StatedMoveThreshold)
            .SingleAsync(ct);
        return new MoveThreshold(stated ?? Round.AssumedMoveThreshold, stated is null);
    }
}

/// <summary>What the members of an award may move on a line by themselves, in percent.</summary>
/// <param name="Assumed">Nobody has stated it for the round.</param>
internal sealed record MoveThreshold(int Percent, bool Assumed);
