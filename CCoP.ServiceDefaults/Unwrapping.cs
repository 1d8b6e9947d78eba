using Microsoft.AspNetCore.Http;

namespace CCoP.ServiceDefaults;

/// <summary>Looks into what a handler returned.</summary>
public static class Unwrapping
{
    /// <summary>The result that was chosen, where a handler may answer one of several.</summary>
    public static object? Unwrapped(this object? result) => result is INestedHttpResult nested ? nested.Result : result;
}
