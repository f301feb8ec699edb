using PluginHost.Sdk;

namespace PluginHost.Campaigns.Pictures;

/// <summary>Turns files into pixels and pixels into files. Whatever the bytes are, reading ends soon, with a picture or an error.</summary>
internal interface IPictureCodec
{
    Result<Picture> Read(byte[] file, CancellationToken cancellationToken);

    /// <summary>A file that every browser shows, without loss.</summary>
    byte[] Write(Picture picture);
}
