using System.Net;

namespace CCoP.Media.Tests;

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
}
