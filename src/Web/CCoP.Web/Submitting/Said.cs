using Microsoft.AspNetCore.DataProtection;

namespace CCoP.Web.Submitting;

/// <summary>A confirmation that the next page shows once. It travels in a protected cookie, so that nobody can put words there.</summary>
public sealed class Said(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "ccop.said";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("said").ToTimeLimitedDataProtector();

    public void Say(string sentence) =>
        http.HttpContext!.Response.Cookies.Append(Cookie, protector.Protect(sentence, TimeSpan.FromMinutes(5)), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });

    /// <summary>What the page before said, and forgets it.</summary>
    public string? Take()
    {
        if (http.HttpContext is not { } context || context.Request.Cookies[Cookie] is not { } sealedSentence)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, new() { Path = "/" });
        try
        {
            return protector.Unprotect(sealedSentence);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
