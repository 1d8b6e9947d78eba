using CCoP.Web;
using CCoP.Web.Clients;
using CCoP.Web.Components;
using CCoP.Web.Components.Pages.Media;
using CCoP.Web.Documents;
using CCoP.Web.Language;
using CCoP.Web.Session;
using CCoP.Web.Submitting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.AddErrorPages();
builder.AddServiceDefaults();
builder.AddWebData();
builder.AddSignIn();
builder.AddClients();
builder.AddLanguages();
builder.AddPages();

var app = builder.Build();
app.UseForwardedHeaders();
app.UsePageHeaders();
app.UseRequestLocalization();
app.UseOutputCache();
app.UseResponseCompression();
app.UseErrorPages();
app.UseKeptForms();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseEndedSessions();
app.UseAntiforgery();

app.MapHealth();
app.MapStaticAssets();
app.MapSignIn();
app.MapPreviews();
app.MapDownloads();
app.MapRazorComponents<App>();

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
