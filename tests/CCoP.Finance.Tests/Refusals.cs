using System.Net;

namespace CCoP.Finance.Tests;

/// <summary>What a client is told when the service says no.</summary>
internal static class Refusals
{
    public static async Task<ApiException> RefusedAsync(Func<Task> act, HttpStatusCode status, string? code = null)
    {
        var refused = await Should.ThrowAsync<ApiException>(act);
        refused.Status.ShouldBe(status, refused.Message);
        if (code is not null)
        {
            refused.Code.ShouldBe(code);
        }

        return refused;
    }

    /// <summary>The amount in a fact such as <c>available</c>.</summary>
    public static string Amount(this ApiException refused, string fact) => refused.Facts[fact].GetProperty("amount").GetString()!;
}
