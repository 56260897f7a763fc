print("sintonia")
