using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Drafting;

internal static class DescribeProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPut("{id:guid}/basics", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Save the title and the event that the proposal grew out of");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, ProposalBasics told, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        Id<OriginEvent>? origin = told.OriginEventId is { } sent ? new(sent) : null;
        Rule.Require(origin is null || await db.OriginEvents.AnyAsync(known => known.Id == origin, ct), "origin.unknown", "Choose an event from the list.");
        Rule.Require(told.PredecessorId is not { } phase || await IsOfCopAsync(phase, draft.Proposal.CopId, db, ct), "phase.unknown", "Choose a phase of your own CoP from the list.");
        draft.ToWrite().Describe(told.Title, origin, version.Version, told.PredecessorId);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<bool> IsOfCopAsync(Guid phase, Guid cop, ProposalsDb db, CancellationToken ct)
    {
        var (awarded, carriedOut) = (new Id<Award>(phase), new Id<Project>(phase));
        return await db.Awards.AnyAsync(award => award.Id == awarded && award.CopId == cop, ct)
            || await db.Projects.AnyAsync(project => project.Id == carriedOut && db.Cops.Any(copy => copy.Id == cop && copy.Slug == project.CopSlug), ct);
    }
}
