using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class SubmitProposal
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapPost("{id:guid}/submit", Handle)
        .RequireRole(Roles.Grantee)
        .WithSummary("Submit a signed-off draft to its round; a repeat changes nothing");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Id<Proposal> id, Seen version, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        var proposal = draft.ToWrite();
        if (proposal.State != ProposalState.Submitted)
        {
            db.Expect(proposal, version);
        }

        var around = await Surroundings.OfAsync(proposal, db, now, ct);

        // It counts when it arrived, not when its turn came: what changed while it waited makes its version stale.
        foreach (var submitted in proposal.Submit(around.Round, around.Envelope, around.Cop, around.Organisations, around.Rates, around.Report, now))
        {
            db.Submissions.Add(Submission.Keep(proposal, user.PersonId, submitted.At));
            db.Publish(submitted);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
