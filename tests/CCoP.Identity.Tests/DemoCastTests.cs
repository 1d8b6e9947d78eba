using System.Net;
using System.Text.Json;
using CCoP.Identity.Data;
using CCoP.Identity.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CCoP.Identity.Tests;

public sealed class DemoCastTests(IdentityHost identity, ProductionHost production) : IClassFixture<IdentityHost>, IClassFixture<ProductionHost>
{
    [Fact]
    public void Every_member_has_an_id_of_its_own_known_roles_and_says_a_role_instead_of_a_name()
    {
        DemoCast.All.Count.ShouldBeGreaterThan(20);
        DemoCast.All.Select(member => member.PersonId).ShouldBeUnique();
        DemoCast.All.Select(member => member.UserName).ShouldBeUnique();
        DemoCast.All.SelectMany(member => member.Roles).Distinct().ShouldBe(Roles.All, ignoreOrder: true);
        DemoCast.All.ShouldAllBe(member => member.Email.EndsWith("@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_assignment_names_a_role_that_the_account_has()
    {
        using var json = typeof(DemoCast).Assembly.GetManifestResourceStream("demo-cast.json")!;
        foreach (var member in JsonDocument.Parse(json).RootElement.EnumerateArray())
        {
            var roles = member.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ToList();
            var assigned = member.GetProperty("assignments").EnumerateArray().Select(item => item.GetProperty("role").GetString()).ToList();
            assigned.ShouldBe(roles, ignoreOrder: true, member.GetProperty("userName").GetString());
        }
    }

    [Fact]
    public async Task In_Development_the_sign_in_page_lists_everyone_with_the_shared_password()
    {
        using var person = new Person(identity.First);
        var page = await person.ReadAsync("/identity/signin");
        foreach (var member in DemoCast.All)
        {
            page.ShouldContain($"value=\"{member.UserName}\"");
        }

        page.ShouldContain(Person.DemoPassword);
    }

    [Fact]
    public async Task Preparing_twice_changes_nothing()
    {
        var before = await AccountsAsync(identity.First);
        await IdentityHost.PrepareAsync(identity.First);
        (await AccountsAsync(identity.First)).ShouldBe(before);
        before.Count.ShouldBe(DemoCast.All.Count);
    }

    [Fact]
    public async Task Outside_Development_there_is_no_cast_no_list_and_no_client_with_a_known_secret()
    {
        (await AccountsAsync(production.First)).ShouldBeEmpty();
        using var person = new Person(production.First);
        var page = await person.ReadAsync("/identity/signin");
        page.ShouldContain("name=\"password\"");
        page.ShouldNotContain("finance.pay");
        page.ShouldNotContain(Person.DemoPassword);
        using var clicked = await person.SendFormAsync("/identity/signin", "Demo", ("userName", "finance.pay"));
        clicked.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await person.AsMachineAsync("web", "public.read")).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task A_development_database_that_goes_to_production_loses_its_cast()
    {
        var development = production.Start("Development");
        await IdentityHost.PrepareAsync(development);
        (await AccountsAsync(production.First)).ShouldNotBeEmpty();

        await IdentityHost.PrepareAsync(production.First);

        (await AccountsAsync(production.First)).ShouldBeEmpty();
        using var person = new Person(production.First);
        (await person.AsMachineAsync("web", "public.read")).Error.ShouldBe("invalid_client");
    }

    private static async Task<List<string>> AccountsAsync(IdentityHost.Replica replica)
    {
        await using var scope = replica.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        return await db.Users.OrderBy(account => account.UserName).Select(account => account.UserName + account.PasswordHash + account.SecurityStamp).ToListAsync(TestContext.Current.CancellationToken);
    }
}
