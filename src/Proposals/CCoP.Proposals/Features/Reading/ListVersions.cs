using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

internal static class ListVersions
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/versions", Handle)
        .WithSummary("Who saved which part of a proposal, for its members, the latest first (P03)");

    private static async Task<Results<Ok<Page<SavedVersion>>, NotFound>> Handle(
        Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [RegularExpression("^[a-z0-9-]{1,40}$")] string? part = null, int? cursor = null, [Range(1, 100)] int limit = 50)
    {
        if (!await db.OwnOf(user.PersonId, clock.GetUtcNow()).AnyAsync(own => own.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var items = await db.Versions
            .Where(version => version.ProposalId == id && (part == null || version.Part == part) && (cursor == null || version.Edition < cursor))
            .OrderByDescending(version => version.Edition)
            .Take(limit + 1)
            .Heads(db)
            .ToListAsync(ct);
        return TypedResults.Ok(items.ToPage(limit, version => version.Edition));
    }

    /// <summary>What a list says of versions: all but what was written.</summary>
    public static IQueryable<SavedVersion> Heads(this IQueryable<PartVersion> versions, ProposalsDb db) =>
        from version in versions
        join organisation in db.Organisations on version.OrganisationId equals organisation.Id
        select new SavedVersion(
            version.Edition, version.Part, organisation.Id, organisation.Name,
            db.Roles.Where(role => role.PersonId == version.PersonId).OrderByDescending(role => role.Revision).Select(role => role.PersonName).FirstOrDefault(), version.At);
}
