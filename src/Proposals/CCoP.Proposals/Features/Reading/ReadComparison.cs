using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reading;

/// <summary>
/// What is different from the submission before (P16). Its members compare what they are mending with what they last handed in;
/// everybody else compares the last two submissions, without the names of who wrote what.
/// </summary>
internal static class ReadComparison
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("{id:guid}/comparison", Handle)
        .WithSummary("What differs from the last submission, or between the last two");

    private static async Task<Results<Ok<Comparison>, NotFound>> Handle(Id<Proposal> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.VisibleTo(user, now).Where(visible => visible.Id == id).Select(visible => new { visible.State }).SingleOrDefaultAsync(ct) is not { } head)
        {
            return TypedResults.NotFound();
        }

        var own = await db.OwnOf(user.PersonId, now).AnyAsync(own => own.Id == id, ct);
        var submissions = await db.Submissions
            .Where(submission => submission.ProposalId == id)
            .OrderByDescending(submission => submission.Number)
            .Select(submission => new { submission.Edition, Item = new SubmissionItem(submission.Number, submission.ContentHash, submission.At) })
            .Take(2)
            .ToListAsync(ct);
        var mending = own && head.State == ProposalState.Returned && submissions.Count > 0;
        if (!mending && submissions.Count < 2)
        {
            return TypedResults.NotFound();
        }

        var (before, after) = mending ? (submissions[0], null) : (submissions[1], submissions[0]);
        var changes = await db.ChangesAsync(id, before.Edition, after?.Edition ?? int.MaxValue, null, ct);
        return TypedResults.Ok(new Comparison(before.Item, after?.Item, own ? changes : [.. changes.Select(change => change with { Versions = [] })]));
    }
}
