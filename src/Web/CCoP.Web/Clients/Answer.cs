using CCoP.Web.Submitting;

namespace CCoP.Web.Clients;

/// <summary>What a page asked a service for: the answer, or why there is none. Shown by the component of the same name.</summary>
/// <param name="Value">Null when it failed, or when the service has no such record.</param>
/// <param name="Failed">The exception; null when the service answered.</param>
public sealed record Answer<T>(T? Value, Exception? Failed);

/// <summary>Asks a service so that one that rests costs only its own part of the page.</summary>
public static class Asking
{
    public static async Task<Answer<T>> Answered<T>(this Task<T> asked)
    {
        try
        {
            return new(await asked, null);
        }
        catch (Exception failed) when (Sentences.CanSay(failed))
        {
            return new(default, failed);
        }
    }
}
