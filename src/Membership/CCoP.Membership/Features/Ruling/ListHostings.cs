using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using CCoP.Membership.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Ruling;

internal static class ListHostings
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("hostings", Handle)
        .RequireRole(Roles.Facilitator, Roles.Auditor)
        .WithSummary("Hosting questions, the open ones first");

    private static async Task<Ok<Page<HostingItem>>> Handle(MembershipDb db, CancellationToken ct, Guid? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var last = new Id<Domain.Hosting>(cursor ?? Guid.Empty);
        var after = await db.Hostings
            .Where(hosting => hosting.Id == last)
            .Select(hosting => new { IsRuled = hosting.RuledAt != null, hosting.SourceKey })
            .SingleOrDefaultAsync(ct);
        var items = await db.Hostings
            .Where(hosting => after == null
                || (hosting.RuledAt != null && !after.IsRuled)
                || (hosting.RuledAt != null == after.IsRuled && string.Compare(hosting.SourceKey, after.SourceKey) > 0))
            .OrderBy(hosting => hosting.RuledAt != null).ThenBy(hosting => hosting.SourceKey)
            .Take(limit + 1)
            .Items(db, isStaff: true)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, hosting => hosting.Id));
    }
}
