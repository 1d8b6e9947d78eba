using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CCoP.Identity.Pages;

/// <summary>Says what went wrong and what to do, for any status without a page of its own.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; } = StatusCodes.Status404NotFound;

    /// <summary>OpenID's own word for the error, for whoever helps; null elsewhere.</summary>
    public string? Code => HttpContext.GetOpenIddictServerResponse()?.Error;

    public string Heading => Word + ".Title";

    public string Advice => Word + ".Advice";

    private string Word => Status switch
    {
        404 => "Error.NotFound",
        400 when Code is null => "Error.Stale",
        400 => "Error.Request",
        403 => "Error.Denied",
        _ => "Error.Unexpected",
    };

    public void OnGet() => Response.StatusCode = Status is >= 400 and <= 599 ? Status : StatusCodes.Status404NotFound;

    public void OnPost() => OnGet();
}
