namespace CCoP.Membership.Tests.Features;

public sealed class NoInputBreaksIt(MembershipFixture membership) : HostileInput(membership.Http), IClassFixture<MembershipFixture>
{
    protected override async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var key = $"k{Guid.CreateVersion7():N}";
        var other = $"o{Guid.CreateVersion7():N}";
        var own = await membership.OrganisationAsync(key, "Known");
        await membership.OrganisationAsync(other, "Other");
        await membership.CopAsync(key, "Known", key);
        var goal = $"g{Guid.CreateVersion7():N}";
        await membership.CopAsync(goal, "Goal", key);
        await membership.Importer.ImportGroupAsync(key, new GroupImport(new LocalText("Known"), []), default);
        var hosting = await membership.Importer.ImportHostingAsync(key, new HostingImport(key, other, "test"), default);
        var person = await membership.PersonAsync(Roles.Grantee, key);
        var (held, partner) = (await membership.PersonAsync(Roles.Grantee, key), await membership.PersonAsync(Roles.Grantee, key));
        var acting = membership.As(person, Roles.Grantee, Roles.Facilitator);
        await acting.NominateRepresentativeAsync(key, new(person, own.Id, partner, own.Id), (await acting.ReadCopDeskAsync(key, default))!.Version, default);
        var desk = (await acting.ReadCopDeskAsync(key, default))!;
        var question = (await membership.As(person, Roles.Facilitator).ListHostingsAsync(default)).Items.Single(item => item.Id == hosting.Id);
        var disputed = await membership.DisputeAsync(key, "2023-10-29", "2023-10-28");
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["slug"] = key,
            ["sourceKey"] = key,
            ["organisationId"] = own.Id.ToString(),
            ["id"] = hosting.Id.ToString(),
            ["RuleOnHosting.If-Match"] = $"\"{question.Version}\"",
            ["RuleOnHosting.state"] = "confirmed",
            ["personId"] = person.ToString(),
            ["role"] = Roles.Grantee,
            ["organisation"] = key,
            ["cop"] = key,
            ["groups"] = key,
            ["host"] = key,
            ["hosted"] = other,
            ["ReachGoal.slug"] = goal,
            ["EstablishCop.slug"] = goal,
            ["ReopenCop.slug"] = goal,
            ["FormCop.slug"] = goal,
            ["GiveRole.id"] = held.ToString(),
            ["EndRole.id"] = held.ToString(),
            ["ReadPerson.id"] = held.ToString(),
            ["roleId"] = (await acting.ReadPersonAsync(held, default))!.Roles[0].Id.ToString(),
            ["ConfirmRepresentative.id"] = desk.Nomination!.Id.ToString(),
            ["representativeId"] = person.ToString(),
            ["representativeOrganisationId"] = own.Id.ToString(),
            ["substituteId"] = partner.ToString(),
            ["substituteOrganisationId"] = own.Id.ToString(),
            ["code"] = key,
            ["discrepancy"] = key,
            ["standing"] = disputed.Facts[0].Values[0].Claims[0].Id.ToString(),
        };
        return [new(TestTokens.For(person, Roles.All), known), new(TestTokens.Machine(Scopes.All), known)];
    }
}
