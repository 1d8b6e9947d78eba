using CCoP.Proposals.Data;
using CCoP.Proposals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Proposals.Features.Reviewing;

/// <summary>Who rules on involvements with a proposal: the chair, or the substitute, whoever of them takes part; never on their own.</summary>
internal static class Rulers
{
    /// <summary>Those who may decide, the first of them first.</summary>
    public static async Task<IReadOnlyList<Guid>> RulersAsync(this ProposalsDb db, Id<Proposal> id, DateTimeOffset now, CancellationToken ct)
    {
        var seats = await db.Eligible(id, now).Where(seat => seat.Seat != Seat.Member).Select(seat => new { seat.PersonId, seat.Seat }).ToListAsync(ct);
        return [.. seats.OrderBy(seat => seat.Seat).ThenBy(seat => seat.PersonId).Select(seat => seat.PersonId)];
    }

    /// <summary>Null when nobody can: the facilitator has to seat a substitute.</summary>
    public static Guid? RulesOn(this IReadOnlyList<Guid> rulers, Guid person) => rulers.Where(ruler => ruler != person).Select(ruler => (Guid?)ruler).FirstOrDefault();
}
