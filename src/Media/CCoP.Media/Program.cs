using CCoP.Media;
using CCoP.Media.Features.Consenting;
using CCoP.Media.Features.Items;
using CCoP.Media.Features.Operating;
using CCoP.Media.Features.Showing;
using CCoP.Media.Files;

var builder = WebApplication.CreateBuilder(args);
builder.AddApiDefaults();
builder.AddMedia();
builder.AddFiles();
builder.Services.AddValidation();
builder.Services.AddWithdrawalLimit();

var app = builder.Build();
var media = app.MapApi(MediaService.Name);
app.UseRateLimiter();

// Items
ListItems.Map(media);
ReadItem.Map(media);
CreateItem.Map(media);
DescribeItem.Map(media);
StatePeopleShown.Map(media);
UploadFile.Map(media);
WithdrawItem.Map(media);

// Showing
ReadRendition.Map(media);
ReadOriginal.Map(media);
ListAccesses.Map(media);

// Consenting
ReadConsents.Map(media);
RecordConsent.Map(media);
WithdrawConsent.Map(media);
WithdrawByCode.Map(media);

// Operating
Republish.Map(media);

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
