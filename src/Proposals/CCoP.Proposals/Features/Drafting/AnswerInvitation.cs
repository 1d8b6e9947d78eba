using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CCoP.Proposals.Features.Drafting;

internal static class AnswerInvitation
{
    public static void Map(IEndpointRouteBuilder proposals)
    {
        proposals
            .MapPost("{id:guid}/co-applicants/{organisationId:guid}/accept", Accept)
            .RequireRole(Roles.Grantee)
            .WithSummary("Apply jointly, as the invited organisation's own representative");
        proposals
            .MapPost("{id:guid}/co-applicants/{organisationId:guid}/decline", Decline)
            .RequireRole(Roles.Grantee)
            .WithSummary("Decline to apply jointly, as the invited organisation's own representative");
    }

    private static Task<Results<NoContent, NotFound>> Accept(
        Id<Proposal> id, Guid organisationId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        AnswerAsync(id, organisationId, CoApplicantState.Accepted, db, user, clock.GetUtcNow(), ct);

    private static Task<Results<NoContent, NotFound>> Decline(
        Id<Proposal> id, Guid organisationId, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        AnswerAsync(id, organisationId, CoApplicantState.Declined, db, user, clock.GetUtcNow(), ct);

    private static async Task<Results<NoContent, NotFound>> AnswerAsync(
        Id<Proposal> id, Guid organisation, CoApplicantState answer, ProposalsDb db, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        if (await Draft.OpenAsync(id, db, user, now, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.ToActFor(organisation).Answer(organisation, answer, now);
        db.Touch(draft.Proposal);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
