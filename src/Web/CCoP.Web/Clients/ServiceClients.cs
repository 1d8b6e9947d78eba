using System.Net.Http.Headers;
using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Media.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;
using CCoP.Web.Session;

namespace CCoP.Web.Clients;

/// <summary>The services that pages ask, at their inner addresses, with the reader's own token.</summary>
internal static class ServiceClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void AddClients(this IHostApplicationBuilder builder)
    {
        builder.Services.AddTransient<ReadersToken>();
        builder.AddClient<MembershipClient>("membership");
        builder.AddClient<ProposalsClient>("proposals");
        builder.AddClient<FinanceClient>("finance");
        builder.AddClient<EventsClient>("events");
        builder.AddClient<MediaClient>("media");
        builder.Services.AddScoped<MyCops>();
    }

    private static void AddClient<TClient>(this IHostApplicationBuilder builder, string service) where TClient : ApiClient => builder.Services
        .AddHttpClient<TClient>(http => (http.BaseAddress, http.Timeout) = (builder.Configuration.ServiceAddress(service), Patience))
        .AddHttpMessageHandler<ReadersToken>();

    /// <summary>The person's token, or Web's own where nobody is signed in.</summary>
    private sealed class ReadersToken(IHttpContextAccessor http, PersonToken person, PublicToken everybody) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = http.HttpContext is { User.Identity.IsAuthenticated: true } context
                ? await person.CurrentAsync(context, cancellationToken)
                : await everybody.CurrentAsync(cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
