using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

internal static class ListChanges
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/changes", Handle)
        .WithSummary("What is not as it was in an earlier edition, part by part, for the members: what a signatory must read anew (P04)");

    private static async Task<Results<Ok<IReadOnlyList<PartChange>>, NotFound>> Handle(
        Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct,
        [Range(0, int.MaxValue)] int since = 0, [Range(0, int.MaxValue)] int until = int.MaxValue, [RegularExpression("^[a-z0-9-]{1,40}$")] string? part = null)
    {
        if (!await db.OwnOf(user.PersonId, clock.GetUtcNow()).AnyAsync(own => own.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(await db.ChangesAsync(id, since, until, part, ct));
    }

    /// <summary>What differs between two editions.</summary>
    public static async Task<IReadOnlyList<PartChange>> ChangesAsync(this ProposalsDb db, Id<Proposal> id, int since, int until, string? part, CancellationToken ct)
    {
        var versions = db.Versions.AsNoTracking().Where(version => version.ProposalId == id && (part == null || version.Part == part));
        IQueryable<PartVersion> At(int edition) => versions.Where(version =>
            version.Edition <= edition && !versions.Any(later => later.Part == version.Part && later.Edition > version.Edition && later.Edition <= edition));

        var before = await At(since).ToDictionaryAsync(version => version.Part, version => version.Content, StringComparer.Ordinal, ct);
        var after = await At(until).Where(version => version.Edition > since).OrderBy(version => version.Edition).ToListAsync(ct);
        var between = await versions.Where(version => version.Edition > since && version.Edition <= until).OrderByDescending(version => version.Edition).Heads(db).ToListAsync(ct);
        return
        [
            .. after
                .Select(version => new PartChange(version.Part, before.GetValueOrDefault(version.Part), version.Content, [.. between.Where(head => head.Part == version.Part)]))
                .Where(change => !IsSame(change.Before, change.After)),
        ];
    }

    /// <summary>Changed and changed back is no change.</summary>
    private static bool IsSame(PartContent? before, PartContent after) =>
        before is not null && JsonSerializer.Serialize(before, ApiClient.Json) == JsonSerializer.Serialize(after, ApiClient.Json);
}
