print("sampleday")
