using CCoP.Identity.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CCoP.Identity.Pages;

/// <summary>Asks before it signs out, since any page could link here.</summary>
public sealed class SignOutModel(SignInManager<Account> session) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        await session.SignOutAsync();
        return RedirectToPage(new { done = true });
    }
}
