using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using CCoP.Proposals.Features.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Awarding;

internal static class ReadAward
{
    public static void Map(IEndpointRouteBuilder proposals) => proposals
        .MapGet("awards/{id:guid}", Handle)
        .WithSummary("One award");

    private static async Task<Results<Ok<AwardCard>, NotFound>> Handle(Id<Award> id, ProposalsDb db, CurrentUser user, TimeProvider clock, CancellationToken ct) =>
        await db.AwardsFor(user, clock.GetUtcNow()).Where(award => award.Id == id).Cards(db).SingleOrDefaultAsync(ct) is { } card
            ? TypedResults.Ok(card)
            : TypedResults.NotFound();
}
