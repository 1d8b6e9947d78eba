using CCoP.Identity.Data;
using CCoP.Identity.Seeding;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CCoP.Identity.Pages;

/// <summary>Sign in with user name and password; in Development also with one click as one of the demo cast.</summary>
public sealed class SignInModel(
    SignInManager<Account> session, UserManager<Account> accounts, IStringLocalizer<Words> words,
    IHostEnvironment environment, IConfiguration configuration, TimeProvider clock) : PageModel
{
    /// <summary>A field and the sentence that says what to do about it.</summary>
    public sealed record Problem(string Field, string Text);

    /// <summary>Where to go afterwards; only an address of this server is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public string? DemoPassword => configuration["DemoPassword"];

    internal IReadOnlyList<IGrouping<string, DemoAccount>> Cast { get; } =
        environment.IsDevelopment() ? [.. DemoCast.All.GroupBy(Part)] : [];

    public async Task<IActionResult> OnPostAsync()
    {
        UserName = UserName?.Trim();
        Problems = [.. Missing()];
        if (Problems.Count > 0)
        {
            return Page();
        }

        var account = await accounts.FindByNameAsync(UserName!);
        if (account is null)
        {
            // As slow as a wrong password, so that time does not tell which names exist.
            accounts.PasswordHasher.HashPassword(new Account { DisplayName = "" }, Password!);
            return Refused(new Problem("password", words["SignIn.Wrong"]));
        }

        var result = await session.PasswordSignInAsync(account, Password!, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? Onward()
            : result.IsLockedOut ? Refused(new Problem("userName", words["SignIn.Locked", MinutesLeft(account)]))
            : Refused(new Problem("password", words["SignIn.Wrong"]));
    }

    public async Task<IActionResult> OnPostDemoAsync()
    {
        if (!environment.IsDevelopment() || DemoCast.All.FirstOrDefault(member => member.UserName == UserName) is not { } member
            || await accounts.FindByIdAsync(member.PersonId.ToString()) is not { } account)
        {
            return NotFound();
        }

        await session.SignInAsync(account, isPersistent: false);
        return Onward();
    }

    /// <summary>The demo cast in the parts that the page shows.</summary>
    private static string Part(DemoAccount account) => account.UserName.Split('.')[0] switch
    {
        var part and ("representative" or "committee" or "facilitator" or "finance") => part,
        _ => "others",
    };

    private IEnumerable<Problem> Missing()
    {
        if (string.IsNullOrEmpty(UserName))
        {
            yield return new("userName", words["SignIn.NoUserName"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            yield return new("password", words["SignIn.NoPassword"]);
        }
    }

    private PageResult Refused(Problem problem)
    {
        Problems = [problem];
        return Page();
    }

    private RedirectResult Onward() =>
        Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : configuration.PublicOrigin() + "/");

    private int MinutesLeft(Account account) =>
        Math.Max(1, (int)Math.Ceiling(((account.LockoutEnd ?? clock.GetUtcNow()) - clock.GetUtcNow()).TotalMinutes));
}
