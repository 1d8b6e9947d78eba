using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

/// <summary>An award on the desk of somebody who acts on it: its root is locked until the save, so that one change comes after the other.</summary>
/// <param name="Mine">Organisations that the person represents in the CoP.</param>
internal sealed record AwardDesk(Award Award, IReadOnlyList<Guid> Mine)
{
    /// <summary>Null when the award does not exist for this person.</summary>
    public static async Task<AwardDesk?> OpenAsync(Id<Award> id, Seen version, ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.AwardsFor(user, now).AnyAsync(visible => visible.Id == id, ct) || !await db.LockAsync(id, ct))
        {
            return null;
        }

        var award = await db.WholeAwards.SingleAsync(award => award.Id == id, ct);
        db.Expect(award, version);
        return new AwardDesk(award, await db.Represented(user.PersonId, award.CopId, now).ToListAsync(ct));
    }

    /// <summary>An act for one organisation is for its own representative.</summary>
    public Award ToActFor(Guid organisation)
    {
        Rule.Allowed(Mine.Contains(organisation), "organisation.not_yours", "You can act only for an organisation that you represent in this CoP.");
        return Award;
    }

    /// <summary>Changes are proposed by the members that hold it, and by the facilitator.</summary>
    public Award ToAmend(bool asFacilitator)
    {
        Rule.Allowed(asFacilitator || Award.MemberIds.Any(Mine.Contains), "award.not_yours", "Only a member that holds the award, or the facilitator, proposes to change it.");
        return Award;
    }
}
