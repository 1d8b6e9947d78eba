using System.Net;
using Xunit;

namespace CCoP.Testing;

/// <summary>What a client is told when a service says no.</summary>
public static class Refusals
{
    public static async Task<ApiException> RefusedAsync(Func<Task> act, HttpStatusCode status, string? code = null)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(act);
        Assert.True(refused.Status == status, $"It answered {(int)refused.Status} where {(int)status} was due: {refused.Code}, {refused.Message}");
        if (code is not null)
        {
            Assert.Equal(code, refused.Code);
        }

        return refused;
    }

    /// <summary>The amount in a fact such as <c>available</c>.</summary>
    public static string Amount(this ApiException refused, string fact) => refused.Facts[fact].GetProperty("amount").GetString()!;
}
