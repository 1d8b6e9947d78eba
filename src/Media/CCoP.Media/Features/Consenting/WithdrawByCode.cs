using System.Threading.RateLimiting;
using CCoP.Media.Data;
using CCoP.Media.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CCoP.Media.Features.Consenting;

/// <summary>Whoever holds the code is the person: no account, no reason. For any other code the answer is always the same.</summary>
internal static class WithdrawByCode
{
    private const string Limit = "withdrawals";
    private const int PerMinute = 10;

    /// <summary>A machine, as the site, speaks for everybody who is not signed in.</summary>
    private const int PerMinuteOfMachine = 300;

    public static void Map(IEndpointRouteBuilder media) => media
        .MapPost("withdrawals", Handle)
        .RequireRateLimiting(Limit)
        .WithSummary("Withdraw a consent with the code that the person was given on paper (D02)");

    public static void AddWithdrawalLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Limit, http =>
        {
            var caller = http.RequestServices.GetRequiredService<CurrentUser>();
            var permits = caller.IsPerson ? PerMinute : PerMinuteOfMachine;
            return RateLimitPartition.GetFixedWindowLimiter(caller.Actor, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
        });
    });

    private static async Task<NoContent> Handle(CodeWithdrawal told, MediaDb db, TimeProvider clock, CancellationToken ct)
    {
        var hash = WithdrawalCode.HashOf(told.Code);
        var consent = await db.Consents.AsNoTracking().SingleOrDefaultAsync(consent => consent.Codes.Any(code => code.Hash == hash), ct);
        Rule.Require(consent is not null, "withdrawal_code.unknown", "This code is not known. Check each sign, or ask the CoP or the facilitator to withdraw for you.");
        await db.WithdrawAsync(consent.RecordId, consent.Id, ConsentWithdrawer.Person, null, null, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }
}
