using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Importer;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;

// Loads the booklet through the gateway as a partner system would: by client credentials, and again without effect.
var builder = Host.CreateApplicationBuilder(args);
builder.AddServiceDefaults();
var origin = new Uri(builder.Configuration["services:gateway:http:0"] ?? builder.Configuration.PublicOrigin());

builder.Services.AddTransient<PartnerToken>();
builder.Services.AddHttpClient(PartnerToken.Client, http => http.BaseAddress = origin);
AddPartnerClient<MembershipClient>();
AddPartnerClient<ProposalsClient>();
AddPartnerClient<FinanceClient>();
AddPartnerClient<EventsClient>();
builder.Services.AddSingleton<ImportReport>();
builder.Services.AddTransient<MembershipImport>();
builder.Services.AddTransient<ProposalsImport>();
builder.Services.AddTransient<FinanceImport>();
builder.Services.AddTransient<EventsImport>();

using var host = builder.Build();
var report = host.Services.GetRequiredService<ImportReport>();
try
{
    var cops = await host.Services.GetRequiredService<MembershipImport>().RunAsync(CancellationToken.None);
    await host.Services.GetRequiredService<ProposalsImport>().RunAsync(CancellationToken.None);
    await host.Services.GetRequiredService<FinanceImport>().RunAsync(CancellationToken.None);
    await host.Services.GetRequiredService<EventsImport>().RunAsync(cops, CancellationToken.None);
}
catch (ApiException refused)
{
    Console.Error.WriteLine($"The import stopped: {refused.Message} ({refused.Code})");
    return 1;
}

Console.WriteLine(report);
return 0;

void AddPartnerClient<T>() where T : class =>
    builder.Services.AddHttpClient<T>(http => http.BaseAddress = origin).AddHttpMessageHandler<PartnerToken>().AddStandardResilienceHandler();
