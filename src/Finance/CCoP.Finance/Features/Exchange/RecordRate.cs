using CCoP.Finance.Data;
using CCoP.Finance.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Finance.Features.Exchange;

internal static class RecordRate
{
    public static void Map(IEndpointRouteBuilder finance) => finance
        .MapPost("rates", Handle)
        .RequireRole(Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay)
        .WithSummary("Record the rate of a currency on a day, with its source; recording the same again changes nothing");

    private static async Task<Ok<RecordedRate>> Handle(NewRate told, FinanceDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        string[] finance = [Roles.FinanceVerify, Roles.FinanceApprove, Roles.FinancePay];
        Rule.Allowed(
            await db.RolesAt(now).AnyAsync(role => role.PersonId == user.PersonId && finance.Contains(role.Role), ct),
            "step.not_yours", "This needs a role that you do not hold now.");
        var (rate, _) = await db.RecordAsync(told, null, now, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RecordedRate(rate.Currency, rate.Day, rate.UnitsPerEur, rate.Source));
    }

    /// <summary>The rate of that day, and whether it is new; a new one is told.</summary>
    public static async Task<(Rate Rate, bool IsNew)> RecordAsync(this FinanceDb db, NewRate told, string? sourceKey, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Rates.SingleOrDefaultAsync(rate => rate.Currency == told.Currency && rate.Day == told.Day, ct) is { } known)
        {
            known.RequireSame(told);
            return (known, false);
        }

        var before = (await db.RatesOnAsync(told.Day!.Value, ct)).Of([told.Currency]);
        var rate = db.Rates.Add(Rate.Record(told, before.Count > 0 ? before[0] : null, sourceKey, now)).Entity;
        db.Publish(rate.Recorded());
        return (rate, true);
    }
}
