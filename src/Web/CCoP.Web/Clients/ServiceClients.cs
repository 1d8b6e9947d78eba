using System.Diagnostics;
using System.Net.Http.Headers;
using CCoP.Events.Contracts;
using CCoP.Finance.Contracts;
using CCoP.Media.Contracts;
using CCoP.Membership.Contracts;
using CCoP.Proposals.Contracts;
using CCoP.Web.Session;
using Microsoft.AspNetCore.Http.Features;

namespace CCoP.Web.Clients;

/// <summary>The services that pages ask, at their inner addresses, with the reader's own token.</summary>
internal static class ServiceClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void AddClients(this IHostApplicationBuilder builder)
    {
        builder.Services.AddTransient<TraceOfRequest>();
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
        .AddHttpMessageHandler<TraceOfRequest>()
        .AddHttpMessageHandler<ReadersToken>();

    /// <summary>Blazor handles a form outside the trace of the request that sent it; what comes of it belongs to that trace all the same (G09).</summary>
    private sealed class TraceOfRequest(IHttpContextAccessor http) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (http.HttpContext?.Features.Get<IHttpActivityFeature>() is { } received)
            {
                Activity.Current = received.Activity;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

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
