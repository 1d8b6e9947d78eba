using CCoP.Membership.Data;
using CCoP.Membership.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Living;

/// <summary>Who may turn the life of a CoP: the facilitator, and the representatives of its members.</summary>
internal static class Living
{
    /// <summary>The CoP in the version that was seen, and the role in which the caller acts; no CoP where there is none.</summary>
    public static async Task<(Cop? Cop, Acting By)> OpenAsync(string slug, Seen version, MembershipDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var by = new Acting(user.PersonId, user.Is(Roles.Facilitator) ? Roles.Facilitator : Roles.Grantee);
        if (await db.WholeCops.Include(cop => cop.Groups).SingleOrDefaultAsync(cop => cop.Slug == slug, ct) is not { } cop)
        {
            return (null, by);
        }

        var own = await db.RepresentedIn(cop.Id, user.PersonId, clock.GetUtcNow()).ToListAsync(ct);
        Rule.Allowed(by.Role == Roles.Facilitator || cop.Members.Intersect(own).Any(), "member.not_yours", "Only the facilitator or a member of this CoP can do this.");
        db.Expect(cop, version);
        return (cop, by);
    }
}
