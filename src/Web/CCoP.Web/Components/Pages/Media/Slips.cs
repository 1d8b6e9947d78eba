using Microsoft.AspNetCore.DataProtection;

namespace CCoP.Web.Components.Pages.Media;

/// <summary>
/// Withdrawal codes on their way to paper. Media tells a code once; for some minutes it is in a protected cookie of the browser that
/// recorded the consent, so that the slip can be printed again when the printer jams. Web itself keeps nothing.
/// </summary>
internal sealed class Slips(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private const string Cookie = "ccop.slip";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("slip").ToTimeLimitedDataProtector();

    public void HandOut(Guid consent, string code) =>
        http.HttpContext!.Response.Cookies.Append(Cookie, protector.Protect(code, Life), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = PathOf(consent), MaxAge = Life, Secure = http.HttpContext.Request.IsHttps });

    /// <summary>Null once the time is over, or in another browser.</summary>
    public string? Read()
    {
        try
        {
            return http.HttpContext!.Request.Cookies[Cookie] is { } sealedCode ? protector.Unprotect(sealedCode) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The paper has been handed over.</summary>
    public void Forget(Guid consent) => http.HttpContext!.Response.Cookies.Delete(Cookie, new() { Path = PathOf(consent) });

    private static string PathOf(Guid consent) => $"/media/consents/{consent}";
}
