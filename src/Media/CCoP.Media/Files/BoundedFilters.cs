using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace CCoP.Media.Files;

/// <summary>Unpacks what a PDF's own structure is packed in, as long as it stays of a sane size: a few bytes can claim gigabytes.</summary>
internal sealed class BoundedFilters : IFilterProvider
{
    private const int MaxUnpacked = 64 * 1024 * 1024;

    /// <summary>For filters that cannot be tried out first.</summary>
    private const int MaxPacked = 1024 * 1024;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private static List<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Bound(filter))];

    private sealed class Bound(IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            (filter is FlateFilter ? UnpacksSmall(input) : input.Length <= MaxPacked)
                ? filter.Decode(input, streamDictionary, filterProvider, filterIndex)
                : throw new InvalidDataException("A part of the file unpacks to too much.");

        private static bool UnpacksSmall(Memory<byte> input)
        {
            using var unpacking = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
            var (buffer, length) = (new byte[80 * 1024], 0L);
            try
            {
                while (length <= MaxUnpacked && unpacking.Read(buffer) is var read and > 0)
                {
                    length += read;
                }
            }
            catch (InvalidDataException)
            {
                // The filter itself says what it makes of it.
            }

            return length <= MaxUnpacked;
        }
    }
}
