using System.ComponentModel.DataAnnotations;
using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class WriteSection
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/sections/{key}", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Write one section; the version is the section's own");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, [StringLength(40)] string key, SectionText told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToWrite().WriteSection(key, told.Text, version.Version);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
