namespace CCoP.Membership.Contracts;

/// <summary>Membership's API. Refusals come as <see cref="ApiException"/>.</summary>
public sealed class MembershipClient(HttpClient http) : ApiClient(http)
{
    public Task<Page<CopCard>> ListCopsAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<CopCard>>($"api/membership/cops?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<CopPage?> ReadCopAsync(string slug, CancellationToken ct) => FindAsync<CopPage>($"api/membership/cops/{Escaped(slug)}", ct);

    public Task<Page<GroupItem>> ListGroupsAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<GroupItem>>($"api/membership/groups?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<Page<OrganisationItem>> SearchOrganisationsAsync(CancellationToken ct, string? q = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<OrganisationItem>>($"api/membership/organisations?limit={limit}{Query("q", q)}{Query("cursor", cursor)}", ct);

    public Task<OrganisationPage?> ReadOrganisationAsync(string slug, CancellationToken ct) => FindAsync<OrganisationPage>($"api/membership/organisations/{Escaped(slug)}", ct);

    /// <summary>Null when the account is not (yet) known to Membership.</summary>
    public Task<Me?> ReadMeAsync(CancellationToken ct) => FindAsync<Me>("api/membership/me", ct);

    public Task<Page<MyInvitation>> ListMyInvitationsAsync(CancellationToken ct) => GetAsync<Page<MyInvitation>>("api/membership/my/invitations", ct);

    public Task<Page<MyNomination>> ListMyNominationsAsync(CancellationToken ct) => GetAsync<Page<MyNomination>>("api/membership/my/nominations", ct);

    public Task InviteMemberAsync(string slug, Guid organisation, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/members", new MemberInvitation(organisation), ct, seen);

    public Task AcceptInvitationAsync(string slug, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/members/{organisation}/accept", null, ct);

    public Task DeclineInvitationAsync(string slug, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/members/{organisation}/decline", null, ct);

    public Task LeaveCopAsync(string slug, Guid organisation, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/members/{organisation}/leave", null, ct, seen);

    /// <summary>Null when the reader is neither staff nor of a member or invited organisation.</summary>
    public Task<CopDesk?> ReadCopDeskAsync(string slug, CancellationToken ct) => FindAsync<CopDesk>($"api/membership/cops/{Escaped(slug)}/desk", ct);

    public Task FormCopAsync(NewCop cop, CancellationToken ct) => SendAsync(HttpMethod.Post, "api/membership/cops", cop, ct);

    public Task DescribeCopAsync(string slug, CopDescription description, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"api/membership/cops/{Escaped(slug)}", description, ct, seen);

    public Task EstablishCopAsync(string slug, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/establish", null, ct, seen);

    public Task ReachGoalAsync(string slug, LocalText reflection, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/goal", new CopWords(reflection), ct, seen);

    public Task DisbandCopAsync(string slug, LocalText closing, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/disband", new CopWords(closing), ct, seen);

    public Task ReopenCopAsync(string slug, LocalText reason, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/reopen", new CopWords(reason), ct, seen);

    public Task NominateRepresentativeAsync(string slug, NewNomination nomination, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/nominations", nomination, ct, seen);

    public Task ConfirmRepresentativeAsync(string slug, Guid nomination, Guid organisation, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/cops/{Escaped(slug)}/nominations/{nomination}/confirm", new NominationYes(organisation), ct);

    public Task<Page<PersonItem>> ListPeopleAsync(CancellationToken ct, string? q = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<PersonItem>>($"api/membership/people?limit={limit}{Query("q", q)}{Query("cursor", cursor)}", ct);

    public Task<PersonPage?> ReadPersonAsync(Guid person, CancellationToken ct) => FindAsync<PersonPage>($"api/membership/people/{person}", ct);

    public Task GiveRoleAsync(Guid person, NewRole role, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/people/{person}/roles", role, ct, seen);

    public Task EndRoleAsync(Guid person, Guid role, DateOnly lastDay, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/people/{person}/roles/{role}/end", new RoleEnding(lastDay), ct, seen);

    public Task<Page<HostingItem>> ListHostingsAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<HostingItem>>($"api/membership/hostings?limit={limit}{Query("cursor", cursor)}", ct);

    public Task RuleOnHostingAsync(Guid id, HostingRuling ruling, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/hostings/{id}/ruling", ruling, ct, seen);

    public Task<Page<ReconciliationRow>> ListReconciliationAsync(CancellationToken ct, string? cursor = null, int limit = 100) =>
        GetAsync<Page<ReconciliationRow>>($"api/membership/reconciliation?limit={limit}{Query("cursor", cursor)}", ct);

    public Task<ReconciliationRow?> ReadReconciliationAsync(string code, CancellationToken ct) => FindAsync<ReconciliationRow>($"api/membership/reconciliation/{Escaped(code)}", ct);

    public Task DecideDiscrepancyAsync(string code, DiscrepancyDecision decision, uint seen, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"api/membership/reconciliation/{Escaped(code)}/decision", decision, ct, seen);

    public Task RepublishAsync(CancellationToken ct) => SendAsync(HttpMethod.Post, "api/membership/republish", null, ct);

    public Task<Imported> ImportGroupAsync(string sourceKey, GroupImport group, CancellationToken ct) => ImportAsync("groups", sourceKey, group, ct);

    public Task<Imported> ImportOrganisationAsync(string sourceKey, OrganisationImport organisation, CancellationToken ct) => ImportAsync("organisations", sourceKey, organisation, ct);

    public Task<Imported> ImportHostingAsync(string sourceKey, HostingImport hosting, CancellationToken ct) => ImportAsync("hostings", sourceKey, hosting, ct);

    public Task<Imported> ImportCopAsync(string sourceKey, CopImport cop, CancellationToken ct) => ImportAsync("cops", sourceKey, cop, ct);

    public Task<Imported> ImportPersonAsync(string sourceKey, PersonImport person, CancellationToken ct) => ImportAsync("people", sourceKey, person, ct);

    public Task<Imported> ImportDiscrepancyAsync(string sourceKey, DiscrepancyImport discrepancy, CancellationToken ct) => ImportAsync("discrepancies", sourceKey, discrepancy, ct);

    public Task<Imported> ImportClaimAsync(string sourceKey, ClaimImport claim, CancellationToken ct) => ImportAsync("claims", sourceKey, claim, ct);

    private Task<Imported> ImportAsync(string kind, string sourceKey, object record, CancellationToken ct) =>
        SendAsync<Imported>(HttpMethod.Put, $"api/membership/imports/{kind}/{Escaped(sourceKey)}", record, ct);

    private static string Escaped(string part) => Uri.EscapeDataString(part);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
