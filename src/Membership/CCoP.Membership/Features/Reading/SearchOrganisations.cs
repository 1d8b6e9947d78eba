using System.ComponentModel.DataAnnotations;
using CCoP.Membership.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Membership.Features.Reading;

internal static class SearchOrganisations
{
    public static void Map(IEndpointRouteBuilder membership) => membership
        .MapGet("organisations", Handle)
        .WithSummary("Organisations, also found by acronym and by every spelling in use");

    private static async Task<Ok<Page<OrganisationItem>>> Handle(
        MembershipDb db, CancellationToken ct,
        [StringLength(200)] string? q = null, [StringLength(60)] string? cursor = null, [Range(1, 100)] int limit = 50)
    {
        var after = Words.CheckedOrNone(cursor, 60, "cursor");
        var found = db.Organisations.Where(organisation => after == null || string.Compare(organisation.Slug, after) > 0);
        if (Words.CheckedOrNone(q, 200, "q") is { } sought)
        {
            var pattern = SearchPattern.Within(sought);
            found = found.Where(organisation =>
                EF.Functions.ILike(organisation.Name.En, pattern)
                || EF.Functions.ILike(organisation.Name.Km!, pattern)
                || EF.Functions.ILike(organisation.Acronym!, pattern)
                || organisation.Aliases.Any(alias => EF.Functions.ILike(alias, pattern)));
        }

        var items = await found
            .OrderBy(organisation => organisation.Slug)
            .Take(limit + 1)
            .Select(organisation => new OrganisationItem(
                organisation.Id.Value, organisation.Slug, organisation.Name, organisation.Acronym, organisation.Kind,
                db.Cops
                    .Where(cop => cop.Memberships.Any(membership => membership.OrganisationId == organisation.Id && membership.State == MembershipState.Accepted))
                    .Select(cop => cop.Slug).ToList()))
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, organisation => organisation.Slug));
    }
}
